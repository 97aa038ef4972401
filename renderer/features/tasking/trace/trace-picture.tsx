import { useHref } from 'react-router'
import { stageNames, type TraceNode } from '#shared/features/tasking/trace.ts'
import { formatDay } from '../../../ui/dates.ts'
import { inLines, layOut, type PlacedNode, sizes } from './layout.ts'
import styles from './trace.module.css'

type TracePictureProps = {
  label: string
  nodes: readonly TraceNode[]
  /** The node the trace was asked for. */
  here: string | null
}

/** The whole line as one picture: steps from left to right, time downwards. */
export function TracePicture({ label, nodes, here }: TracePictureProps) {
  const { height, lanes, days, nodes: placed, edges } = layOut(nodes)
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
          <text key={stage} x={x + sizes.gap / 2} y={16} className={styles.lane}>
            {stageNames[stage]}
          </text>
        ))}
        {days.map(({ day, y }) => (
          <g key={day}>
            <line x1={0} x2={sizes.width} y1={y - 5} y2={y - 5} className={styles.line} />
            <text x={0} y={y + 14} className={styles.day}>
              {formatDay(day)}
            </text>
          </g>
        ))}
        {edges.map(({ key, from, to }) => (
          <path key={key} className={styles.edge} d={edgePath(from, to)} />
        ))}
        {placed.map(node =>
          node.to === null ? (
            <g key={node.key} className={here === node.key ? styles.here : undefined}>
              <Box node={node} isHere={here === node.key} />
            </g>
          ) : (
            <LinkedNode key={node.key} node={node} to={node.to} isHere={here === node.key} />
          ),
        )}
      </svg>
    </div>
  )
}

function LinkedNode({ node, to, isHere }: { node: PlacedNode; to: string; isHere: boolean }) {
  const href = useHref(to)
  return (
    <a
      href={href}
      className={isHere ? `${styles.node} ${styles.here}` : styles.node}
      {...(isHere ? { 'aria-current': 'true' as const } : {})}
    >
      <Box node={node} isHere={isHere} />
    </a>
  )
}

const pixelsPerCharacter = 6.6

function Box({ node, isHere }: { node: PlacedNode; isHere: boolean }) {
  const characters = Math.floor((node.width - 12) / pixelsPerCharacter)
  const title = inLines(isHere ? `▸ ${node.title}` : node.title, characters, 1)
  const detail = inLines(node.detail, characters, 2)
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

/** Out of the foot or the side, into the head or the side. */
function edgePath(from: PlacedNode, to: PlacedNode): string {
  const middle = sizes.nodeHeight / 2
  if (from.x === to.x) {
    const x = from.x + 10
    return `M${x} ${from.y + sizes.nodeHeight} L${x} ${to.y}`
  }
  const forward = to.x > from.x
  const x1 = forward ? from.x + from.width : from.x
  const x2 = forward ? to.x : to.x + to.width
  const [y1, y2] = [from.y + middle, to.y + middle]
  const bend = forward ? 14 : -14
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
}
