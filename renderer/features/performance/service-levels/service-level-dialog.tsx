import type { ServiceLevel } from '#shared/features/performance/service-levels.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ServiceLevelForm } from './service-level-form.tsx'

type ServiceLevelDialogProps = { opened: boolean; onClose: () => void; level?: ServiceLevel }

/** Enters a promise, or changes one. */
export function ServiceLevelDialog({ opened, onClose, level }: ServiceLevelDialogProps) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title={level ? 'Change the service level' : 'Enter a service level'}
      help={{ topic: 'service-levels', about: 'service levels' }}
    >
      <ServiceLevelForm level={level} onDone={onClose} />
    </Dialog>
  )
}
