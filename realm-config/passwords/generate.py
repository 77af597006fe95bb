#!/usr/bin/env python3
"""Writes stagedoor-common.txt: predictable passwords that are long enough to pass the length rule.

Made by rules, not taken from a leak: what people type when 'at least 12 characters' is all they are told. Keycloak compares
in lower case, so each line stands for every capitalization. Run it after changing a rule; the file is sorted and stable.
"""
import itertools
import pathlib

SHORTEST = 12
YEARS = [str(year) for year in range(2020, 2032)]
TAILS = ["", "1", "12", "123", "1234", "12345", "123456", "!", "!!", "!1", "1!", "123!", "1234!", "@123", "#1", "01", "007"]
SEASONS = ["spring", "summer", "autumn", "fall", "winter", "christmas"]
MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
PRODUCT = ["stagedoor", "stage-door", "stage.door", "stage_door", "screeningroom", "screening", "studio", "footage", "dailies",
           "rushes", "premiere", "cinema", "camera", "director", "producer", "editor", "movie", "movies", "video", "media",
           "film", "films", "action", "rollcamera", "lightscameraaction", "finalcut", "davinci", "resolve", "avid", "hollywood"]
COMMON = ["password", "passwort", "passw0rd", "p@ssword", "p@ssw0rd", "pa55word", "welcome", "welcome1", "letmein", "iloveyou",
          "changeme", "change-me", "default", "secret", "admin", "administrator", "root", "master", "login", "access", "guest",
          "temp", "temporary", "test", "testing", "tester", "hello", "helloworld", "sunshine", "princess", "dragon", "monkey",
          "football", "baseball", "superman", "batman", "starwars", "pokemon", "shadow", "michael", "jennifer", "charlie",
          "qwerty", "qwertz", "azerty", "abc123", "trustno1", "whatever", "freedom", "internet", "computer", "company",
          "office", "manager", "security", "mypassword", "newpassword", "yourpassword", "thepassword", "password1", "coffee",
          "chocolate", "butterfly", "liverpool", "chelsea", "arsenal", "barcelona", "london", "berlin", "newyork", "paris"]
WALKS = ["1234567890", "0987654321", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "1qaz2wsx",
         "1qaz2wsx3edc", "1q2w3e4r", "1q2w3e4r5t", "1q2w3e4r5t6y", "q1w2e3r4", "q1w2e3r4t5", "zaq12wsx", "qazwsxedc", "qazwsx",
         "abcdefgh", "abcdefghijkl", "abcd1234", "a1b2c3d4", "a1b2c3d4e5f6", "123qweasd", "123qweasdzxc", "qweasdzxc",
         "asdfasdf", "147258369", "159357", "789456123", "123123123", "112233445566", "121212", "123321", "654321", "987654321"]


def candidates():
    words = COMMON + PRODUCT + SEASONS + MONTHS + DAYS
    for word in words:
        for year in YEARS:
            for end in ["", "!", "1"]:
                yield word + year + end
            yield word + "@" + year
        for tail in TAILS:
            yield word + tail
        for repeat in range(2, 4):
            for end in ["", "1", "123", "!"]:
                yield word * repeat + end
        yield word + word[::-1]
    for left, right in itertools.permutations(PRODUCT[:9] + COMMON[:14], 2):
        for end in ["", "1", "!"]:
            yield left + right + end
    for walk in WALKS:
        for end in TAILS + YEARS:
            yield walk + end
        yield walk + walk
        yield walk + walk[::-1]
        for other in WALKS:
            yield walk + other
    for character in "abcdefghijklmnopqrstuvwxyz0123456789!*.":
        for length in range(SHORTEST, 21):
            yield character * length
    digits = "1234567890" * 3
    for start in range(10):
        for length in range(SHORTEST, 21):
            yield digits[start : start + length]
            yield digits[::-1][start : start + length]
    for pair in itertools.product("0123456789", repeat=2):
        for repeat in range(6, 11):
            yield "".join(pair) * repeat


def main():
    kept = sorted({word.lower() for word in candidates() if SHORTEST <= len(word) <= 64})
    pathlib.Path(__file__).with_name("stagedoor-common.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(len(kept), "passwords")


if __name__ == "__main__":
    main()
