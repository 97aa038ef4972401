import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Output } from '../../client/names.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf, formatCount } from '../../ui/counts.ts'

/** Which import this one brought mended rows of, and which brought those of this one. */
export function MendsNote({ found }: { found: Output<'imports.get'> }) {
  const { data: imports = [] } = useQuestion('imports.list')
  const mended = imports.find(({ id }) => id === found.mendsImportId)
  const mendedBy = imports.filter(
    ({ mendsImportId, status }) => mendsImportId === found.id && status === 'done',
  )
  if (!mended && mendedBy.length === 0) return null
  return (
    <Text>
      {mended && (
        <>
          This file brought mended rows of{' '}
          <Anchor component={Link} to={`/imports/${mended.id}`}>
            {mended.fileName}
          </Anchor>
          .{' '}
        </>
      )}
      {mendedBy.length > 0 && (
        <>
          {formatCount(found.mended)} of {countOf(found.rejected, 'rejected row')} came mended with{' '}
          {mendedBy.map(({ id, fileName }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Anchor component={Link} to={`/imports/${id}`}>
                {fileName}
              </Anchor>
            </span>
          ))}
          .
        </>
      )}
    </Text>
  )
}
