import { Modal } from '@mantine/core'
import type { ServiceLevel } from '#shared/features/performance/service-levels.ts'
import { ServiceLevelForm } from './service-level-form.tsx'

type ServiceLevelDialogProps = { opened: boolean; onClose: () => void; level?: ServiceLevel }

/** Enters a promise, or changes one. */
export function ServiceLevelDialog({ opened, onClose, level }: ServiceLevelDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={level ? 'Change the service level' : 'Enter a service level'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ServiceLevelForm level={level} onDone={onClose} />
    </Modal>
  )
}
