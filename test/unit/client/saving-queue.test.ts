import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  type Pace,
  savedWithinASecond,
  savingQueue,
  usualPace,
} from '../../../renderer/client/saving-queue.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A store that takes its time to save, and refuses while it is told to. */
function opened(pace: Pace, milliseconds = 0) {
  const store = { notes: '', saves: 0, refuses: false, told: '' }
  const queue = savingQueue<{ notes: string }>({
    pace,
    async save({ notes }) {
      await new Promise(resolve => setTimeout(resolve, milliseconds))
      if (store.refuses) throw new Error('The disk is full.')
      store.saves += 1
      store.notes = notes ?? store.notes
      return 'now'
    },
    say: ({ state }) => {
      store.told = state
    },
  })
  return { store, queue }
}

test('in a meeting, what is typed without a pause is in the store within a second of the key', async () => {
  const { store, queue } = opened(savedWithinASecond, 100)
  const between = 50
  for (let typed = 1; typed <= 200; typed++) {
    queue.change({ notes: 'x'.repeat(typed) })
    await vi.advanceTimersByTimeAsync(between)
    expect(typed - store.notes.length).toBeLessThanOrEqual(1000 / between)
  }
  await vi.advanceTimersByTimeAsync(1000)
  expect(store).toMatchObject({ notes: 'x'.repeat(200), told: 'saved' })
})

test('elsewhere it is saved once, when the typing pauses', async () => {
  const { store, queue } = opened(usualPace)
  for (let typed = 1; typed <= 60; typed++) {
    queue.change({ notes: 'x'.repeat(typed) })
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(store).toMatchObject({ saves: 0, told: 'waiting' })
  await vi.advanceTimersByTimeAsync(800)
  expect(store).toMatchObject({ saves: 1, notes: 'x'.repeat(60), told: 'saved' })
})

test('what could not be saved is saved with what is typed next, and what is given up is not', async () => {
  const { store, queue } = opened(savedWithinASecond)
  store.refuses = true
  queue.change({ notes: 'Kept' })
  await vi.advanceTimersByTimeAsync(1000)
  expect([store.told, store.notes, queue.isPending()]).toEqual(['failed', '', true])
  store.refuses = false
  await Promise.all([queue.flush(), vi.advanceTimersByTimeAsync(10)])
  expect([store.told, store.notes, queue.isPending()]).toEqual(['saved', 'Kept', false])
  queue.change({ notes: 'Given up' })
  queue.discard()
  await vi.advanceTimersByTimeAsync(1000)
  expect([store.saves, store.notes]).toEqual([1, 'Kept'])
})
