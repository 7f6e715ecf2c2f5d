"""The room that reads passages: sentences, syntactic words and mentions, by language."""
