import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQuoteGuard } from './quote-guard.ts';

const SOURCE =
  'Kommunstyrelsen beslutade att köpa in det nya systemet utan upphandling trots att juristerna avrådde. ' +
  'Kostnaden blev dubbelt så hög som planerat och e-posten försvann.';
const NINE = 'beslutade att köpa in det nya systemet utan upphandling';
const guard = createQuoteGuard([SOURCE], 9);
const isCopied = (text: string) => guard.copied(text).length > 0;

describe('the quote guard', () => {
  it('refuses nine words in a row and says where they stand', () => {
    const line = `De ${NINE}, enligt uppgift.`;
    expect(guard.copied(line)).toEqual([{ start: 3, end: 3 + NINE.length }]);
  });

  it('passes eight words in a row', () => {
    expect(isCopied('De beslutade att köpa in det nya systemet utan att fråga')).toBe(false);
  });

  it.each([
    ['a comma', 'beslutade, att köpa in, det nya systemet, utan upphandling'],
    ['a hyphen between words', 'beslutade att köpa-in det-nya systemet utan upphandling'],
    ['a hyphen inside a word', 'beslutade att köpa in det nya sys-temet utan upp-handling'],
    ['case', 'BESLUTADE ATT KÖPA IN DET NYA SYSTEMET UTAN UPPHANDLING'],
    ['quotation marks', '”beslutade” att »köpa« in det "nya" systemet utan upphandling'],
    ['a line break', 'beslutade att köpa in\ndet nya systemet utan upphandling'],
    ['an invisible sign', 'besl\u00adutade att kö\u200bpa in det nya systemet utan upphandling'],
    ['a decomposed letter', 'beslutade att ko\u0308pa in det nya systemet utan upphandling'],
    ['full-width letters', 'ｂeslutade att köpa in det nya systemet utan upphandling'],
    ['dots', 'beslutade att köpa … in det nya systemet utan upphandling'],
    ['dots in place of words', 'Kommunstyrelsen beslutade att köpa in ... trots att juristerna avrådde'],
    ['brackets in place of words', 'Kommunstyrelsen beslutade att köpa in [...] trots att juristerna avrådde'],
  ])('is not fooled by %s', (_, text) => {
    expect(isCopied(text)).toBe(true);
  });

  it('leaves dots between words of its own alone', () => {
    expect(isCopied('Det nya systemet ... blev inte vad någon hade tänkt sig från början')).toBe(false);
  });

  it('follows a run over the end of a sentence', () => {
    expect(isCopied('trots att juristerna avrådde. Kostnaden blev dubbelt så hög')).toBe(true);
  });

  it('does not join the end of one document to the start of the next', () => {
    const two = createQuoteGuard(['ett två tre fyra fem', 'sex sju åtta nio tio'], 9);
    expect(two.copied('ett två tre fyra fem sex sju åtta nio tio')).toEqual([]);
  });

  it('finds any nine words of a source, however they are parted', () => {
    const words = SOURCE.match(/[\p{L}]+/gu) ?? [];
    fc.assert(
      fc.property(
        fc.nat({ max: words.length - 9 }),
        fc.array(fc.constantFrom(' ', ', ', '-', ' – ', '\n', ' … ', '... ', '" "'), { minLength: 9, maxLength: 9 }),
        (from, marks) => {
          const text = words.slice(from, from + 9).reduce((line, word, i) => `${line}${word}${marks[i] ?? ' '}`, '');
          expect(isCopied(text)).toBe(true);
        },
      ),
    );
  });
});
