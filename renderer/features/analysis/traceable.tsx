import { Button, Group, Text } from '@mantine/core'
import { IconCheck, IconRefresh, IconX } from '@tabler/icons-react'
import type { Analysis } from '#shared/features/analysis/contract.ts'
import { useMay } from '../../client/use-bureau.ts'
import { useJob } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { countOf } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { HelpButton } from '../../ui/help.tsx'

/** What a result stands on, and the proof that it would come out the same. */
export function Traceable({ analysis }: { analysis: Analysis }) {
  const mayRun = useMay('analysis.run')
  const { start, running, result } = useJob('analysis.rerun')
  const { id, freezeId, incidents, softwareVersion, madeAt, madeBy, resultSha256, seed } = analysis
  return (
    <div>
      <Group gap={4} wrap="nowrap" align="center">
        <Text size="xs" c="dimmed" flex={1}>
          Traceable: analysis {id}, freeze {freezeId}, {countOf(incidents, 'incident')}, seed {seed}, version{' '}
          {softwareVersion}, result {shortHash(resultSha256)} · {madeBy}, {formatInstant(madeAt)}
        </Text>
        {mayRun && (
          <Button
            variant="subtle"
            size="compact-xs"
            flex="none"
            loading={running !== undefined}
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={() => start({ analysisId: id }).catch(sayFailure)}
          >
            Run again on its freeze
          </Button>
        )}
        <HelpButton topic="reproducing" about="Reproducing an analysis" />
      </Group>
      {result && <Proof identical={result.identical} was={result.was} is={result.resultSha256} />}
    </div>
  )
}

type ProofProps = { identical: boolean; was: string | null; is: string }

/** Whether an analysis, run again on its own freeze, answered the same. */
export function Proof({ identical, was, is }: ProofProps) {
  const Mark = identical ? IconCheck : IconX
  return (
    <Group gap={4} wrap="nowrap" role="status" align="flex-start">
      <Mark size={16} aria-hidden style={{ flex: 'none' }} />
      <Text size="xs" fw={600}>
        {identical
          ? `Identical: run again on its own freeze, the result is ${shortHash(is)} to the last byte.`
          : was === null
            ? `It was run before results were signed, so there is nothing to compare ${shortHash(is)} with.`
            : `Not identical: the result was ${shortHash(was)} and is ${shortHash(is)} now. Another version of the software may compute it otherwise.`}
      </Text>
    </Group>
  )
}

/** The beginning of a hash, enough to tell two apart on a screen. */
export function shortHash(hash: string | null): string {
  return hash === null ? 'not signed' : `${hash.slice(0, 8)}…`
}
