"""From pixels to faces: dlib's models, run by ONNX Runtime where dlib itself is slow.

Nothing is imported here: dlib and ONNX Runtime take half a second, and most commands need
neither.
"""
