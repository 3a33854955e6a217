"""Two to four cases side by side: ``choosing`` which, ``fields`` what, ``cells`` what is equal, ``table`` the whole, ``files`` to take."""
