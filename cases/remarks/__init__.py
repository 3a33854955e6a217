"""What readers say is wrong or missing: the form on their side; the desk answers (``cases.desk.remarks``)."""
