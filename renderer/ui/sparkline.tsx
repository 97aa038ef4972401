type SparklineProps = {
  values: readonly number[]
  /** Limits of each value, where there are any. */
  limits: readonly ({ mean: number; lower: number; upper: number } | null)[]
  /** Positions of values that stand out. */
  marked: readonly number[]
  target?: number | null
  width?: number
  height?: number
}

/** A series the size of a word, for a row of a table that says the same in figures; so it is hidden from those who hear it. */
export function Sparkline({
  values,
  limits,
  marked,
  target = null,
  width = 190,
  height = 40,
}: SparklineProps) {
  if (values.length === 0) return null
  const levels = limits.flatMap(each => (each ? [each.lower, each.upper] : []))
  const all = [...values, ...levels, ...(target === null ? [] : [target])]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const x = (at: number) => 4 + (values.length === 1 ? 0 : (at / (values.length - 1)) * (width - 8))
  const y = (value: number) =>
    high === low ? height / 2 : height - 5 - ((value - low) / (high - low)) * (height - 10)
  const path = (points: readonly (number | null)[]) =>
    points
      .map((value, at) => (value === null ? '' : `${points[at - 1] == null ? 'M' : 'L'}${x(at)} ${y(value)}`))
      .join('')
  const band = limits.every(each => each !== null)
    ? `${path(limits.map(each => each!.upper))}${limits
        .map((each, at) => [each!.lower, at] as const)
        .toReversed()
        .map(([lower, at]) => `L${x(at)} ${y(lower)}`)
        .join('')}Z`
    : ''
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden
      style={{ display: 'block' }}
    >
      <path d={band} fill="var(--desk-line)" opacity={0.45} />
      <path
        d={path(limits.map(each => each?.mean ?? null))}
        fill="none"
        stroke="var(--mantine-color-dimmed)"
        strokeWidth={1}
      />
      {target !== null && (
        <path
          d={`M4 ${y(target)}H${width - 4}`}
          stroke="var(--mantine-color-text)"
          strokeWidth={1}
          strokeDasharray="2 3"
        />
      )}
      <path d={path(values)} fill="none" stroke="var(--mantine-primary-color-filled)" strokeWidth={1.5} />
      {marked.map(at => (
        <path key={at} d={`M${x(at)} ${y(values[at]!) - 4}l4 4-4 4-4-4Z`} fill="var(--mantine-color-text)" />
      ))}
      <circle
        cx={x(values.length - 1)}
        cy={y(values.at(-1)!)}
        r={2.5}
        fill="var(--mantine-primary-color-filled)"
      />
    </svg>
  )
}
