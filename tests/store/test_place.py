"""Where a project lies is told from names and mounts alone."""

from pathlib import Path

import pytest

from aldesk.store.place import cloud_of, network_of


@pytest.mark.parametrize(
    ("path", "cloud"),
    [
        ("/home/a/Dropbox/p.aldesk", "Dropbox"),
        ("/home/a/Dropbox (Team)/x/p.aldesk", "Dropbox"),
        ("/Users/a/Library/CloudStorage/OneDrive-Uni Ulm/p.aldesk", "OneDrive"),
        ("/Users/a/Library/CloudStorage/GoogleDrive-a@b.c/My Drive/p.aldesk", "Google Drive"),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/p.aldesk", "iCloud"),
        ("/home/a/Nextcloud2/p.aldesk", "Nextcloud"),
        ("/home/a/Dropbox.aldesk", ""),
        ("/home/a/boxes/Box/p.aldesk", ""),
        ("/home/a/not Dropbox/p.aldesk", ""),
    ],
)
def test_clouds_are_known_by_their_folders(path: str, cloud: str) -> None:
    assert cloud_of(Path(path)) == cloud


def test_the_innermost_mount_counts() -> None:
    disks = [
        ("/", "ext4"), ("/net", "nfs4"), ("/net/fast", "xfs"), ("/mnt/s", "fuse.sshfs"),
        ("/run", "fuse.portal"), ("/mnt/usb", "fuseblk"), ("/mnt/w", "cifs"),
    ]  # fmt: skip
    kinds = {
        "/a/p": "", "/net/p": "nfs4", "/net/fast/p": "", "/network/p": "", "/mnt/s/p": "fuse.sshfs",
        "/run/p": "", "/mnt/usb/p": "", "/mnt/w/p": "cifs",
    }  # fmt: skip
    assert {path: network_of(Path(path), disks) for path in kinds} == kinds
    assert network_of(Path.cwd() / "p") is not None
