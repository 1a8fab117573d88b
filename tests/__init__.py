"""The tests of Nutgraf; each folder is named as the part that it tests."""
