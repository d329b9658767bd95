/** Los mensajes del entorno de pruebas, en español. */
import { counting } from '../counting.ts';
import type { outboxWords as english } from '../en/outbox.ts';

const { count } = counting('es-US');

export const outboxWords: typeof english = {
  outbox: {
    title: 'Bandeja de salida',
    lead: 'Lo que el entorno de pruebas guardó aquí en lugar de enviarlo. Nada de esto ha llegado a nadie.',
    list: 'Mensajes',
    search: 'Buscar',
    searchHint: 'Nombre, dirección, teléfono o correo del destinatario',
    channel: 'Canal',
    anyChannel: 'Cualquier canal',
    campaign: 'Campaña',
    anyCampaign: 'Cualquier campaña',
    open: 'Mensaje',
    empty: 'Aún no hay nada',
    emptyDetail:
      'Mientras una campaña envía por el entorno de pruebas, sus mensajes aparecen aquí tal como los verían sus destinatarios, y nada sale de esta máquina. Conecte un remitente en Ajustes para enviar de verdad.',
    toCampaigns: 'Ir a Campañas',
    noMatch: 'Ningún mensaje coincide',
    noMatchDetail: 'Nada corresponde a la búsqueda y a los filtros.',
    pick: 'Elija un mensaje para verlo como lo vería su destinatario.',
    end: (value: number) => `${count(value, 'mensaje', 'mensajes')}. No hay más.`,
    back: 'Todos los mensajes',
    noSubject: 'Sin asunto',
    gone: 'Este mensaje no está entre los que se muestran. Busque a su destinatario o quite los filtros.',
  },
  message: {
    to: 'Para',
    from: 'De',
    subject: 'Asunto',
    text: 'Solo texto',
    designed: 'Con su diseño',
    shown: 'Cómo se muestra',
    frame: (subject: string) => `Correo: ${subject}`,
    front: 'Anverso',
    back: 'Reverso',
    letter: 'Carta',
    envelope: 'Dirigido a',
    images: 'Las imágenes de otros sitios no se cargan aquí.',
    segments: (value: number) => count(value, 'segmento', 'segmentos'),
    kept: 'Guardado por el entorno de pruebas. No se envió.',
    wouldWait: (at: string) => `Un remitente real habría esperado hasta ${at}.`,
    blank: 'Esta cara está en blanco.',
    toRecord: 'Abrir el registro',
  },
};
