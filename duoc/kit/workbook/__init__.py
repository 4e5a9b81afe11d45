"""An uploaded workbook, looked over and parsed in a process of its own.

`guard` refuses what no list of people is before anything is parsed; `reader` is the child process. Plain Python without
Django, and nothing is imported here: the child stands between a user and the preview, so it must start fast.
"""
