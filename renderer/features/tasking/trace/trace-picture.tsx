import { useMemo, useState } from 'react'
import { useHref } from 'react-router'
import { stageNames, type TraceNode } from '#shared/features/tasking/trace.ts'
import { formatDay } from '../../../ui/dates.ts'
import { inLines } from './in-lines.ts'
import { layOut } from './layout.ts'
import { type PlacedNode, sizes } from './place-nodes.ts'
import type { Line } from './route-lines.ts'
import styles from './trace.module.css'

type TracePictureProps = {
  label: string
  nodes: readonly TraceNode[]
  /** The node the trace was asked for. */
  here: string | null
}

/** The whole line as one picture: steps from left to right, time downwards. The lines of the box one is at stand out. */
export function TracePicture({ label, nodes, here }: TracePictureProps) {
  const { height, lanes, days, nodes: placed, lines } = useMemo(() => layOut(nodes), [nodes])
  const [at, setAt] = useState<string | null>(null)
  const leave = () => setAt(null)
  const isLit = ({ from, to }: Line) => from.key === at || to.key === at
  return (
    <div className={styles.scroll}>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture of links is no field set. */}
      <svg
        role="group"
        aria-label={label}
        className={styles.picture}
        viewBox={`0 0 ${sizes.width} ${height}`}
      >
        {lanes.map(({ stage, x }) => (
          <text key={stage} x={x} y={16} className={styles.lane}>
            {stageNames[stage]}
          </text>
        ))}
        {days.map(({ day, y }) => (
          <g key={day}>
            <line x1={0} x2={sizes.width} y1={y - 2} y2={y - 2} className={styles.line} />
            <text x={0} y={y + 14} className={styles.day}>
              {formatDay(day)}
            </text>
          </g>
        ))}
        <g className={styles.edges}>
          {lines.map(line => (
            <path key={line.key} className={styles.edge} d={roundedPath(line.points)} />
          ))}
        </g>
        {lines.filter(isLit).map(line => (
          <path key={line.key} className={styles.lit} d={roundedPath(line.points)} />
        ))}
        {placed.map(node => (
          // biome-ignore lint/a11y/noStaticElementInteractions: what it does is done by the focus of the link in it, too.
          <g
            key={node.key}
            className={here === node.key ? styles.here : undefined}
            onPointerEnter={() => setAt(node.key)}
            onPointerLeave={leave}
            onFocus={() => setAt(node.key)}
            onBlur={leave}
          >
            {node.to === null ? (
              <Box node={node} isHere={here === node.key} />
            ) : (
              <LinkedNode node={node} to={node.to} isHere={here === node.key} />
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}

function LinkedNode({ node, to, isHere }: { node: PlacedNode; to: string; isHere: boolean }) {
  const href = useHref(to)
  return (
    <a href={href} className={styles.node} {...(isHere ? { 'aria-current': 'true' as const } : {})}>
      <Box node={node} isHere={isHere} />
    </a>
  )
}

/** About as wide as the letters are: in bold, and in the smaller type. */
const characterPixels = { title: 7.2, detail: 6.3 }

function Box({ node, isHere }: { node: PlacedNode; isHere: boolean }) {
  const room = (pixels: number) => Math.floor((node.width - 10) / pixels)
  const title = inLines(isHere ? `▸ ${node.title}` : node.title, room(characterPixels.title), 1)
  const detail = inLines(node.detail, room(characterPixels.detail), 2)
  return (
    <>
      <title>{node.detail ? `${node.title}: ${node.detail}` : node.title}</title>
      <rect
        x={node.x}
        y={node.y}
        width={node.width}
        height={sizes.nodeHeight}
        rx={3}
        className={styles.box}
      />
      {[...title, ...detail].map((line, at) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same.
          key={at}
          x={node.x + 6}
          y={node.y + 13 + at * 13.5}
          fontSize={at === 0 ? 12 : 11}
          className={at === 0 ? styles.title : styles.detail}
        >
          {line}
        </text>
      ))}
    </>
  )
}

const cornerPixels = 4

/** Straight from point to point, its corners rounded as far as the way to the next leaves room. */
function roundedPath(points: Line['points']): string {
  const between = (at: readonly [number, number], to: readonly [number, number]) => {
    const length = Math.hypot(to[0] - at[0], to[1] - at[1])
    const part = length === 0 ? 0 : Math.min(cornerPixels, length / 2) / length
    return `${at[0] + (to[0] - at[0]) * part} ${at[1] + (to[1] - at[1]) * part}`
  }
  const corners = points.slice(1, -1).map((point, index) => {
    const [before, after] = [points[index]!, points[index + 2]!]
    return `L${between(point, before)} Q${point.join(' ')} ${between(point, after)}`
  })
  return `M${points[0]!.join(' ')} ${corners.join(' ')} L${points.at(-1)!.join(' ')}`
}
