/** So much of a frame may be spent on drawing before the next drawing waits for another frame. */
const budgetMilliseconds = 6

const waiting = new Set<() => void>()
let asked = false

/** Draws soon, a few drawings in each frame, so that the window never stands still for all of them together. */
export function drawSoon(draw: () => void): void {
  waiting.add(draw)
  ask()
}

export function drawNever(draw: () => void): void {
  waiting.delete(draw)
}

function ask() {
  if (asked || waiting.size === 0) return
  asked = true
  requestAnimationFrame(work)
}

function work() {
  asked = false
  const until = performance.now() + budgetMilliseconds
  for (const draw of waiting) {
    waiting.delete(draw)
    draw()
    if (performance.now() > until) break
  }
  ask()
}
