"""The one door to OpenCV: everything else says ``from stretchcoach.vision.opencv import cv2``."""

import os

# OpenCV reports each camera and file it cannot open on the terminal, several lines of its own sources; we say it in a sentence.
# Set only where nobody has chosen otherwise, so that OPENCV_LOG_LEVEL=DEBUG still helps to look for a fault.
os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")

import cv2

# The import points Qt at the Qt 5 plugins inside the cv2 folder; our Qt 6 window would abort on them.
for _name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
    os.environ.pop(_name, None)

__all__ = ["cv2"]
