"""The kiosk: one box, big pictures, an answer in large print, a person one touch away."""

from ui.kiosk.page import mount_kiosk

__all__ = ["mount_kiosk"]
