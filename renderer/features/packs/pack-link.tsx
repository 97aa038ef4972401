import { Button } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { PackKind } from '#shared/features/packs/kinds.ts'
import { useMayCall } from '../../client/use-bureau.ts'

type PackLinkProps = {
  kind: PackKind
  id: number
  /** What is made there: `Make the minutes`. */
  label: string
}

/** The way to the packs, opened on what the page is about, for those who may make one. */
export function PackLink({ kind, id, label }: PackLinkProps) {
  if (!useMayCall('packs.make')) return null
  return (
    <Button
      component={Link}
      to={`/packs?kind=${kind}&id=${id}`}
      variant="default"
      leftSection={<IconFileExport size={16} aria-hidden />}
    >
      {label}
    </Button>
  )
}
