import type { ProfileKey } from './profiles-told.ts'

/** The days on which a version was approved, and until when each was to be used. The last ran out yesterday. */
export const briefingsTold = [
  { approvedOn: '2025-07-08', expiresOn: '2025-07-22' },
  { approvedOn: '2025-09-16', expiresOn: '2025-09-30' },
  { approvedOn: '2025-11-18', expiresOn: '2025-12-02' },
  { approvedOn: '2025-12-02', expiresOn: '2025-12-16' },
] as const

/** What the bureau wrote into a line, by the profile or the title of the priority it is about. */
export const linesTold: Record<ProfileKey | string, { ask: string; owner?: string; contact?: string }> = {
  'leisure-centre': {
    ask: 'Which side: entrance, skate ramp or car park? How many, and how old do they look? Is there drink, and did anybody see where it was bought?',
  },
  'street-drinking': {
    ask: 'Bandstand, library steps or taxi rank? Is anybody ill or asleep in the cold? Is anybody being asked for money?',
  },
  vehicles: {
    ask: 'Which way are they going, and how many? Colour, make, any part of a number plate? Is anybody on foot in the road?',
  },
  'fly-tipping': {
    ask: 'What was tipped, and in which lane? Did anybody see a van, its name or its number plate?',
    owner: 'Street cleansing manager',
    contact: 'City council, street cleansing desk',
  },
  'Rubbish behind the wharf flats': {
    ask: 'What was tipped, and is it sharp, oily or burning? Did anybody see a van, its name or its number plate?',
  },
  'Mopeds on the paths of Larkspur Hill': {
    ask: 'Which path, and which way did they go? How many riders, and what did the mopeds look like? Is anybody hurt?',
  },
  'Noise from parties in Tanners Row': {
    ask: 'Is it music, voices or both, and since when? May the noise team come to listen tonight?',
  },
}
