"""What the command line does once its arguments are parsed: call the rooms, show what they give."""
