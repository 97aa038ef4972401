import { useBureau } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'

/** The agencies for which the person may nominate: a partner's own alone, which is then chosen already. */
export function useNominatingAgencies() {
  const { person } = useBureau()
  const agencies = useQuestion('settings.agencies').data ?? []
  const own = person.role === 'partner' ? person.agencyId : null
  return {
    choices: agencies
      .filter(({ id }) => own === null || id === own)
      .map(({ id, name }) => ({ value: String(id), label: name })),
    chosen: own === null ? null : String(own),
  }
}
