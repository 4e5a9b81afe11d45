"""The only place that knows everybody: settings, URLs, the server and the command line."""
