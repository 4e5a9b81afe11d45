"""Files: evidence that people hand in, kept as it was taken in and shown only through our own views.

Nouns: `StoredFile`, `Kind`. An area holds a foreign key to `StoredFile`, calls `services.store` with the upload, and
serves it from a view of its own after asking the policy: `views.serve(stored)`. Nothing lies under a public address.
The type is read from the content, never from the name; photographs are drawn anew without place and device, and bounded
in size; of documents only PDF, Word and Excel without macros are taken.
"""
