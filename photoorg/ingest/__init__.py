"""From folders to stored faces: walk, identify, decode, find, write; cancel and resume."""
