// The folding of kg/text/fold.py: spellings of one name in one script get one key.
// The tables come with the page from Python; a test holds the two against each other, character by character.

export function folder({ spellings, unseen, casefold, zeros }) {
  const letters = new Map(Object.entries(spellings));
  const cases = new Map(Object.entries(casefold));
  const skipped = new Set(unseen);
  const keys = new Map();

  const lower = (text) => Array.from(text, (c) => cases.get(c) ?? c.toLowerCase()).join("");

  function digit(character) {
    const code = character.codePointAt(0);
    const zero = zeros.findLast((each) => each <= code);
    return zero !== undefined && code - zero < 10 ? String(code - zero) : null;
  }

  function keyOf(character) {
    let text = character;
    for (let round = 0; round < 2; round += 1) text = lower(text).normalize("NFKD");
    let key = "";
    for (const part of Array.from(text, (c) => letters.get(c) ?? c).join("")) {
      if (skipped.has(part) || /[\p{Cf}\p{Mn}\p{Me}]/u.test(part)) continue;
      if (/\p{Nd}/u.test(part)) key += digit(part) ?? part;
      else key += /[\p{L}\p{N}]/u.test(part) ? part : " ";
    }
    return key;
  }

  return function fold(name) {
    let text = "";
    for (const character of name) {
      let key = keys.get(character);
      if (key === undefined) {
        key = keyOf(character);
        keys.set(character, key);
      }
      text += key;
    }
    return text.split(" ").filter(Boolean).join(" ");
  };
}
