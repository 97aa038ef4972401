import type { FigureLayer } from '../layers.ts'
import { patternPaths, patternPixels } from '../pen.ts'
import { type Classes, type FigureClass, figure } from './classes.ts'
import { shapeNoun } from './figure-words.ts'
import styles from './legend.module.css'
import { inkOn } from './ramps.ts'

/** What the colours and sizes of a layer mean, and how many are of each class: counts before colours. */
export function Legend({ layer, classes }: { layer: FigureLayer; classes: Classes }) {
  const [one, many] = shapeNoun(layer)
  const countOf = (shapes: number) => `${figure(shapes, 0)} ${shapes === 1 ? one : many}`
  const hasIncidents = layer.counts !== null
  return (
    <section className={styles.legend} aria-label={`Legend: ${layer.title}`}>
      <h2 className={styles.title}>{layer.title}</h2>
      {layer.unit && <p className={styles.unit}>{layer.unit}</p>}
      <table className={styles.table}>
        <thead className={styles.heads}>
          <tr>
            <th scope="col">Class</th>
            <th scope="col" className={styles.number}>
              {many}
            </th>
            {hasIncidents && (
              <th scope="col" className={styles.number}>
                incidents
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {[...classes.classes].reverse().map(kind => (
            <tr key={kind.letter + kind.label}>
              <th scope="row">
                <Swatch kind={kind} isRound={layer.shapes.kind === 'symbols'} />
                {kind.label}
              </th>
              <td className={styles.number}>{figure(kind.shapes, 0)}</td>
              {hasIncidents && <td className={styles.number}>{figure(kind.incidents ?? 0, 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {classes.withoutFigure > 0 && (
        <p className={styles.unit}>No figure (dotted): {countOf(classes.withoutFigure)}</p>
      )}
    </section>
  )
}

function Swatch({ kind, isRound }: { kind: FigureClass; isRound: boolean }) {
  const id = `legend-${kind.pattern}-${kind.letter}`
  return (
    <svg width="20" height="15" aria-hidden="true" className={styles.swatch}>
      {kind.pattern && (
        <defs>
          <pattern id={id} width={patternPixels} height={patternPixels} patternUnits="userSpaceOnUse">
            <path d={patternPaths[kind.pattern]} stroke={inkOn(kind.colour)} strokeWidth="1.2" />
          </pattern>
        </defs>
      )}
      {[kind.colour, ...(kind.pattern ? [`url(#${id})`] : [])].map(fill => (
        <rect
          key={fill}
          x="0.5"
          y="0.5"
          width="19"
          height="14"
          rx={isRound ? 7 : 1}
          fill={fill}
          className={styles.edge}
        />
      ))}
      {!kind.empty && (
        <text
          x="10"
          y="11.5"
          textAnchor="middle"
          fontSize="10.5"
          fontWeight="600"
          fill={inkOn(kind.colour)}
          stroke={kind.colour}
          strokeWidth={kind.pattern ? 3 : 0}
          paintOrder="stroke"
        >
          {kind.letter}
        </text>
      )}
    </svg>
  )
}
