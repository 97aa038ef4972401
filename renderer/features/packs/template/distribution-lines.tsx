import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PackTemplate } from '#shared/features/packs/template.ts'

type Lines = PackTemplate['distribution']
type DistributionProps = { readOnly: boolean; lines: Lines; onChange: (lines: Lines) => void }

/** Who gets every pack of a kind, one a line. */
export function DistributionLines({ readOnly, lines, onChange }: DistributionProps) {
  const [typed, setTyped] = useState(() => textOf(lines))
  const [shown, setShown] = useState(lines)
  // Set from elsewhere: taken back, or saved by somebody else.
  if (JSON.stringify(shown) !== JSON.stringify(lines)) {
    setShown(lines)
    setTyped(textOf(lines))
  }
  return (
    <Textarea
      label="Who gets every pack of this kind"
      description="One a line: name or office; agency; how it is given. Added to the pack’s own list."
      placeholder="Chair of the board; City council; by hand"
      autosize
      minRows={2}
      maxRows={10}
      readOnly={readOnly}
      value={typed}
      onChange={event => {
        setTyped(event.currentTarget.value)
        const read = linesOf(event.currentTarget.value)
        setShown(read)
        onChange(read)
      }}
    />
  )
}

const mostLines = 60
const textOf = (lines: Lines) =>
  lines.map(({ who, agencyName, how }) => [who, agencyName, how].join('; ').replace(/(; )+$/, '')).join('\n')

function linesOf(typed: string): Lines {
  return typed
    .split('\n')
    .map(line => line.split(';').map(part => part.trim().slice(0, 200)))
    .filter(([who]) => who)
    .slice(0, mostLines)
    .map(([who = '', agencyName = '', how = '']) => ({ who, agencyName, how }))
}
