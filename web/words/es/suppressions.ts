/** La lista de no contactar, en español. */
import { counting } from '../counting.ts';
import type { suppressionWords as english } from '../en/suppressions.ts';

const { count } = counting('es-US');

export const suppressionWords: typeof english = {
  suppressionKind: { email: 'Correo', phone: 'Teléfono', address: 'Dirección', record: 'Registro' },
  suppressionScope: {
    all: 'Todos los canales',
    email: 'Correo electrónico',
    sms: 'Mensajes de texto',
    direct_mail: 'Correo postal',
  },
  suppressionReason: {
    stop_reply: 'Respondió STOP',
    unsubscribe: 'Canceló la suscripción',
    complaint: 'Se quejó',
    manual: 'Nos lo pidió',
    import: 'De un archivo',
    legal: 'Orden legal',
    hard_bounce: 'El correo rebotó',
    returned_mail: 'La carta volvió',
    invalid_phone: 'El número no está en uso',
  },

  suppressions: {
    title: 'No contactar',
    lead: 'A lo que está aquí no se envía nada, desde ninguna campaña, lo importe quien lo importe.',
    add: 'Añadir',
    import: 'Importar una lista',
    which: 'Qué entradas',
    standing: 'Vigentes',
    lifted: 'Levantadas',
    list: 'Entradas de no contactar',
    search: 'Buscar',
    searchHint: 'Correo, teléfono, calle o nota',
    kind: 'Clase',
    anyKind: 'Cualquier clase',
    effect: 'Por qué',
    anyEffect: 'Cualquier motivo',
    wish: 'Su deseo',
    dead: 'No se llega',
    value: 'Quién o dónde',
    scope: 'Vale para',
    reason: 'Por qué',
    since: 'Desde',
    liftedAt: 'Levantada',
    by: (name: string) => `por ${name}`,
    lift: 'Levantar',
    liftOf: (value: string) => `Levantar ${value}`,
    recordValue: 'Un registro',
    act: 'Acción',
    empty: 'No hay nadie en la lista',
    emptyDetail:
      'Quien responde STOP, cancela la suscripción, se queja o pide que no le escriban aparece aquí por sí solo. Añada entradas a mano o importe una lista que tenga.',
    emptyLifted: 'No se levantó nada',
    emptyLiftedDetail: 'Las entradas levantadas se conservan aquí, con quién lo hizo y cuándo.',
    noMatch: 'Ninguna entrada coincide',
    noMatchDetail: 'Nada corresponde a la búsqueda y a los filtros.',
    end: (value: number) => `${count(value, 'entrada', 'entradas')}. No hay más.`,

    addTitle: 'Añadir a la lista de no contactar',
    addDetail:
      'Desde ahora no se envía nada allí. Las inscripciones que lo usarían terminan al instante, cada una con un recibo.',
    values: {
      email: { label: 'Dirección de correo', hint: 'nombre@example.com' },
      phone: { label: 'Número de teléfono', hint: '(614) 555-0117' },
      address: { label: 'Dirección', hint: '118 Elm St, Columbus, OH 43004' },
      record: { label: 'Registro', hint: 'Buscar personas y propiedades' },
    },
    chosenRecord: (name: string) => `Elegido: ${name}`,
    note: 'Nota',
    addNow: 'Añadir a la lista',
    added: (ended: number) =>
      ended === 0
        ? 'Añadido.'
        : `Añadido. ${count(ended, 'inscripción terminada', 'inscripciones terminadas')}.`,

    liftTitle: (value: string) => `¿Levantar ${value}?`,
    liftDetail:
      'Las campañas pueden volver a usarlo desde ahora, para quien se inscriba entonces. Lo que esta entrada terminó sigue terminado. La entrada pasa a «Levantadas», con el nombre de usted.',
    liftWish:
      'La persona pidió que no se la contacte. Levántelo solo si le ha dicho otra cosa: escribirle contra su deseo puede ser ilegal.',
    liftNow: 'Levantar la entrada',
    keep: 'Dejarla',
    lifted1: (value: string) => `${value}: levantado.`,
  },
};
