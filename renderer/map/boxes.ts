/** Where something that is read stands on the screen, in pixels. */
export type Box = { left: number; top: number; right: number; bottom: number }

export function meet(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top
}

/** Which of them may stand so that none covers another: each in turn, unless one before it is there already. */
export function standApart(boxes: readonly Box[]): boolean[] {
  const taken: Box[] = []
  return boxes.map(box => {
    if (taken.some(other => meet(box, other))) return false
    taken.push(box)
    return true
  })
}
