"""Notices: what the application tells a person, in the page, by mail and in their calendar.

Nouns: `Notice`, `MailPreference`, `FeedToken`, `Event`. Areas call `services.notify` inside the transaction of what
they tell of; the mail goes out after it. This room knows people only as user ids: whoever stands above it says how an
id becomes an address (`mail.set_address_lookup`) and which events a person has (`feed.set_event_provider`), and binds
the pages of `routes.routes` with its own guard.
"""
