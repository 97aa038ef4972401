import { expect, test } from 'vitest'
import { formatAsTold } from '../../../renderer/ui/dates.ts'

test('a time is written as exactly as it is known', () => {
  expect(formatAsTold('2025-12-16 23:56')).toBe('16 Dec 2025, 23:56')
  expect(formatAsTold('2025-12-16')).toBe('16 Dec 2025')
  expect(formatAsTold('2025-12')).toBe('Dec 2025')
})
