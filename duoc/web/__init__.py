"""The shell of every page: layout, components, navigation, search, theme, error pages, the offline queue.

It knows nothing of education. Areas tell it what they offer (`navigation.register`, `search.register`); `project`
tells it who may see what (`navigation.set_gate`) and for whom the page speaks (`context.set_context_provider`).

For authors of pages: a view ends in `page(request, "area/name.html", {...}, part="rows")`; its template extends
`web/page.html` and loads `ui`. `/thanh-phan/` shows every component in all its states.
"""
