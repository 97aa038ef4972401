import { expect, test } from 'vitest'
import { lastDayCounted } from '../../../main/features/profiles/since-adoption.ts'

test('after an end nothing more is counted, and of months only whole ones', () => {
  expect(lastDayCounted('2025-09-30', null, false)).toBe('2025-09-30')
  expect(lastDayCounted('2025-09-30', '2025-10-04', true)).toBe('2025-09-30')
  expect(lastDayCounted('2025-09-30', '2025-06-15', false)).toBe('2025-06-15')
  expect(lastDayCounted('2025-09-30', '2025-06-15', true)).toBe('2025-05-31')
  expect(lastDayCounted('2025-09-30', '2025-06-30', true)).toBe('2025-06-30')
})
