"""Pages of the web: what of them a person sees, before LibreOffice reads their words."""
