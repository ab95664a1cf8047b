"""The articles that the command reads in its tests."""

TEXTS = {
    "a.txt": "France recalled its ambassador to Australia on Friday.",
    "b.txt": "Chinese Foreign Minister Wang Yi visited Kabul in March 2022. Wang Yi met Amir Khan Muttaqi.",
    "c.md": "---\ntitle: A plan\ndate: 2024-05-22\n---\nNorway plans to recognize Palestine. Peru is not Chile's ally.",
}
