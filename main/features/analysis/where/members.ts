/** The points of each cluster, ascending; noise, labelled -1, is of none. */
export function membersOfClusters(labels: Int32Array, clusters: number): Uint32Array[] {
  const sizes = new Uint32Array(clusters)
  for (const label of labels) if (label >= 0) sizes[label]! += 1
  const members = Array.from(sizes, size => new Uint32Array(size))
  const filled = new Uint32Array(clusters)
  for (let point = 0; point < labels.length; point++) {
    const label = labels[point]!
    if (label >= 0) members[label]![filled[label]!++] = point
  }
  return members
}
