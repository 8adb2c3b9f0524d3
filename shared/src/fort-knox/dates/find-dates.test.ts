import { describe, expect, it } from 'vitest';
import { dayNumber, fromDayNumber, mondayOfWeek, weekday } from './calendar.ts';
import { findDates } from './find-dates.ts';

/** A Wednesday. */
const DAY = '2026-05-13';
const dates = (text: string, from: string | null = DAY) => findDates(text, from).map(({ date }) => date);

describe('dates as they are written', () => {
  it.each([
    ['den 4 maj 2026', ['2026-05-04']],
    ['2026-05-04', ['2026-05-04']],
    ['2026/05/04', ['2026-05-04']],
    ['04.05.2026', ['2026-05-04']],
    ['4/5 2026', ['2026-05-04']],
    ['4/5/2026', ['2026-05-04']],
    ['4 maj -26', ['2026-05-04']],
    ['den 4:e maj 2026', ['2026-05-04']],
    ['den fjärde maj 2026', ['2026-05-04']],
    ['den tjugoförsta juni 2026', ['2026-06-21']],
    ['den 31 dec. 2025', ['2025-12-31']],
    ['den 4 maj år 2026', ['2026-05-04']],
    ['4–6 maj 2026', ['2026-05-04', '2026-05-06']],
    ['den 4, 5 och 6 juni 2026', ['2026-06-04', '2026-06-05', '2026-06-06']],
    ['Den 29 februari 2024', ['2024-02-29']],
    ['2000-02-29', ['2000-02-29']],
    ['i oktober 2025', ['2025-10']],
    ['maj månad 2026', ['2026-05']],
    ['2026-05', ['2026-05']],
    ['våren 2025', ['2025']],
    ['vintern 2024/25', ['2024']],
    ['andra kvartalet 2025', ['2025']],
    ['Q3 2025', ['2025']],
    ['sedan 2019', ['2019']],
    ['år 2021', ['2021']],
    ['2019–2021', ['2019', '2021']],
    ['omsatte 41 miljoner kronor 2024', ['2024']],
    ['byggstart 2024', ['2024']],
  ])('reads "%s" without guessing', (text, expected) => {
    expect(dates(text)).toEqual(expected);
    expect(findDates(text, DAY).every(({ interpreted }) => !interpreted)).toBe(true);
    expect(dates(text, null)).toEqual(expected);
  });
});

describe('dates that are worked out', () => {
  it.each([
    ['i dag', ['2026-05-13']],
    ['igår', ['2026-05-12']],
    ['i går kväll', ['2026-05-12']],
    ['i förrgår', ['2026-05-11']],
    ['i morgon', ['2026-05-14']],
    ['i övermorgon', ['2026-05-15']],
    ['i tisdags', ['2026-05-12']],
    ['i onsdags', ['2026-05-06']],
    ['på tisdag kl. 9', ['2026-05-19']],
    ['på onsdag', ['2026-05-20']],
    ['förra veckan', ['2026-05']],
    ['nästa vecka', ['2026-05']],
    ['förra månaden', ['2026-04']],
    ['nästa månad', ['2026-06']],
    ['förra året', ['2025']],
    ['i fjol', ['2025']],
    ['i somras', ['2026']],
    ['för tre veckor sedan', ['2026-04']],
    ['för tio dagar sedan', ['2026-05-03']],
    ['om två dagar', ['2026-05-15']],
    ['om 3 månader', ['2026-08']],
    ['för två år sedan', ['2024']],
    ['den 4 maj', ['2026-05-04']],
    ['tisdagen den 4 maj', ['2026-05-04']],
    ['4/5', ['2026-05-04']],
    ['den 14:e', ['2026-05-14']],
    ['i maj', ['2026-05']],
    ['i december', ['2025-12']],
    ['sedan i mars', ['2026-03']],
    ['i maj förra året', ['2025-05']],
    ['månadsskiftet april–maj', ['2026-04', '2026-05']],
    ['vecka 19', ['2026-05']],
    ['v. 1', ['2026-01']],
    ['julafton', ['2025-12-24']],
    ['den 20 december', ['2025-12-20']],
    ['den 2 januari', ['2026-01-02']],
  ])('reads "%s" against the date of the document and says so', (text, expected) => {
    expect(dates(text)).toEqual(expected);
    expect(findDates(text, DAY).some(({ interpreted }) => interpreted)).toBe(true);
    expect(dates(text, null)).toEqual([]);
  });

  it('finds the nearest year in both directions', () => {
    expect(dates('den 28 december', '2026-01-05')).toEqual(['2025-12-28']);
    expect(dates('den 3 januari', '2025-12-29')).toEqual(['2026-01-03']);
  });

  it('places a leap day in a leap year only', () => {
    expect(dates('den 29 februari', '2025-03-01')).toEqual(['2024-02-29']);
    expect(dates('den 29 februari 2025')).not.toContain('2025-02-29');
  });

  it('takes the year that was written before it in the same text', () => {
    expect(dates('Den 3 mars 2019 skrevs avtalet. Den 5 april betalades det.')).toEqual(['2019-03-03', '2019-04-05']);
    expect(dates('mellan den 4 maj och den 6 juni 2025')).toEqual(['2025-05-04', '2025-06-06']);
  });

  it('crosses month and year ends', () => {
    expect(dates('i går', '2026-03-01')).toEqual(['2026-02-28']);
    expect(dates('i går', '2024-03-01')).toEqual(['2024-02-29']);
    expect(dates('i övermorgon', '2025-12-30')).toEqual(['2026-01-01']);
    expect(dates('nästa månad', '2025-12-31')).toEqual(['2026-01']);
  });
});

describe('what is no date', () => {
  it.each([
    '2024-02-30',
    'dnr 2026/145',
    '1/2 liter',
    '2 026 kronor',
    '2026 kronor',
    'kl. 14.30',
    'öppet 24/7',
    '4,2 miljoner kronor',
    'paragraf 12.4',
    '32 maj 2026 på 2999 sätt',
    'Maja och Julia',
    'SFS 2018:218',
  ])('leaves "%s" alone, but for a month or year that stands there', (text) => {
    expect(dates(text, null).filter((date) => date.length === 10)).toEqual([]);
  });

  it('gives offsets that cut out what was written', () => {
    const text = 'Beslutet den 4 maj 2026 gällde från våren 2025.';
    expect(findDates(text, DAY).map(({ start, end }) => text.slice(start, end))).toEqual(['4 maj 2026', 'våren 2025']);
  });
});

describe('the calendar', () => {
  it('agrees with the platform on every day of 130 years', () => {
    for (
      let days = dayNumber({ year: 1950, month: 1, day: 1 });
      days < dayNumber({ year: 2080, month: 1, day: 1 });
      days += 1
    ) {
      const date = new Date(days * 86_400_000);
      const own = fromDayNumber(days);
      if (own.year !== date.getUTCFullYear() || own.month !== date.getUTCMonth() + 1 || own.day !== date.getUTCDate())
        expect(own).toEqual(date.toISOString());
      if (dayNumber(own) !== days || weekday(days) !== (date.getUTCDay() + 6) % 7)
        expect(days).toBe(date.toISOString());
    }
  });

  it('begins week 1 as ISO 8601 does', () => {
    expect(fromDayNumber(mondayOfWeek(2026, 1))).toEqual({ year: 2025, month: 12, day: 29 });
    expect(fromDayNumber(mondayOfWeek(2021, 1))).toEqual({ year: 2021, month: 1, day: 4 });
  });
});

describe('hostile text', () => {
  it.each([' ', 'maj ', '4 och ', '1 ', '4/5 ', 'den 4 maj ', 'i ', '2026-'])('is read in linear time: %j', (unit) => {
    const started = performance.now();
    findDates(unit.repeat(20_000), DAY);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
