"""The tests of thethuc; they mirror checker/."""
