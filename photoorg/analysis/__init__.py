"""What can be seen in a library as a whole: the face graph, where its faces lie, what is near."""
