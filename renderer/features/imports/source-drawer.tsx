import { Drawer, Title } from '@mantine/core'
import type { Source } from '#shared/features/imports/contract.ts'
import { SourceForm } from './source-form.tsx'

type SourceDrawerProps = {
  source: Source | 'new' | null
  onClose: () => void
  onSaved?: (source: Source) => void
}

/** Adds a source or changes one, with its information sharing agreement. */
export function SourceDrawer({ source, onClose, onSaved }: SourceDrawerProps) {
  return (
    <Drawer
      opened={source !== null}
      onClose={onClose}
      title={<Title order={2}>{source === 'new' ? 'Add a source' : 'Source'}</Title>}
      closeButtonProps={{ 'aria-label': 'Close the source' }}
      size="md"
    >
      {source && (
        <SourceForm
          source={source === 'new' ? null : source}
          onSaved={saved => {
            onSaved?.(saved)
            onClose()
          }}
        />
      )}
    </Drawer>
  )
}
