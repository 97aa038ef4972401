/** Sets that are joined two at a time; each is known by its smallest member. */
export type DisjointSets = { find(item: number): number; join(one: number, other: number): void }

/** Union-find with path halving (Tarjan and van Leeuwen 1984). */
export function disjointSets(size: number): DisjointSets {
  const parent = Int32Array.from({ length: size }, (_, item) => item)
  const find = (item: number): number => {
    let at = item
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  return {
    find,
    join(one, other) {
      const a = find(one)
      const b = find(other)
      if (a < b) parent[b] = a
      else parent[a] = b
    },
  }
}
