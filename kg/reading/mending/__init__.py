"""Put right what the parser gets wrong in ways that the words betray, before anything is read off the parse."""
