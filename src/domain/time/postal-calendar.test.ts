import { describe, expect, it } from 'vitest';
import { addDays } from './calendar-date.ts';
import { easterSunday } from './holidays.ts';
import { formatDay } from './calendar-date.ts';
import { isMailDay, postalHolidays } from './postal-calendar.ts';

const dates = (year: number) => postalHolidays(year).map(({ date }) => date);

describe('the postal calendar', () => {
  it('has the eleven holidays that the Postal Service published for 2025', () => {
    expect(dates(2025)).toEqual([
      '2025-01-01',
      '2025-01-20',
      '2025-02-17',
      '2025-05-26',
      '2025-06-19',
      '2025-07-04',
      '2025-09-01',
      '2025-10-13',
      '2025-11-11',
      '2025-11-27',
      '2025-12-25',
    ]);
  });

  it('keeps a Sunday holiday on Monday', () => {
    expect(dates(2023)[0]).toBe('2023-01-02'); // New Year’s Day 2023
    expect(isMailDay('2023-01-02')).toBe(false);
    expect(isMailDay('2022-12-26')).toBe(false); // Christmas 2022
    expect(isMailDay('2027-07-05')).toBe(false); // Independence Day 2027
  });

  it('keeps a Saturday holiday on Saturday: mail moves on the Friday before', () => {
    expect(dates(2026)).toContain('2026-07-04');
    expect(isMailDay('2026-07-03')).toBe(true);
    expect(isMailDay('2026-07-04')).toBe(false);
    expect(isMailDay('2026-07-06')).toBe(true);
    expect(isMailDay('2027-12-31')).toBe(true); // New Year’s Day 2028 is a Saturday
  });

  it('has mail on Monday to Friday only', () => {
    for (let date = '2025-03-03', index = 0; index < 14; date = addDays(date, 1), index += 1) {
      expect(isMailDay(date), date).toBe(index % 7 < 5);
    }
  });

  it('knows Easter, on which Mardi Gras and Good Friday hang', () => {
    const known = ['2019-04-21', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25'];
    for (const date of known) expect(formatDay(easterSunday(Number(date.slice(0, 4))))).toBe(date);
  });
});
