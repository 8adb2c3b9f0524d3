/** Words without case and punctuation, numbers as they stand. */
export const wordsOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);

/** Levenshtein distance of two lists. */
export function distance(a, b) {
  let row = b.map((_none, at) => at + 1);
  row.unshift(0);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}

/** @returns word and character error rates over all clips, per cent */
export function rates(clips, texts) {
  const sum = { words: 0, wrongWords: 0, letters: 0, wrongLetters: 0 };
  for (const [at, { said }] of clips.entries()) {
    const [want, got] = [wordsOf(said), wordsOf(texts[at] ?? '')];
    sum.words += want.length;
    sum.wrongWords += distance(want, got);
    sum.letters += want.join(' ').length;
    sum.wrongLetters += distance([...want.join(' ')], [...got.join(' ')]);
  }
  return { wer: (100 * sum.wrongWords) / sum.words, cer: (100 * sum.wrongLetters) / sum.letters };
}
