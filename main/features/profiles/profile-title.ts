const most = 200

/** A title from what the profile is mostly about: its leading category where it is half of the incidents. */
export function profileTitle(
  label: string,
  categories: readonly { name: string; count: number }[],
  total: number,
): string {
  const [leading] = categories
  const subject = leading && leading.count * 2 >= total ? leading.name : 'Anti-social behaviour'
  return `${subject}: ${label}`.slice(0, most)
}
