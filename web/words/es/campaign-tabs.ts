/** Lo que se hace con una campaña desde la lista y desde su página, en español. */
import { counting } from '../counting.ts';
import type { campaignTabs as english } from '../en/campaign-tabs.ts';

const { number, count } = counting('es');

export const campaignTabs: typeof english = {
  campaignTabs: {
    channel: 'Canal',
    anyChannel: 'Cualquier canal',
    pace: 'Ahora',
    acts: 'Más',
    leavingToday: (touches, most) =>
      touches === 0
        ? 'Hoy no sale nada'
        : touches >= most
          ? `Hoy salen ${number(most)} o más`
          : `Hoy ${touches === 1 ? 'sale' : 'salen'} ${number(touches)}`,
    enrolledIn: (records) => count(records, 'inscrito', 'inscritos'),
    heldSince: 'Detenida desde',
    empty:
      'Una campaña es un plan de correos, SMS y envíos postales para un conjunto de registros. La primera lleva unos minutos.',
    emptyForReaders:
      'Una campaña es un plan de correos, SMS y envíos postales para un conjunto de registros. Nadie ha creado una todavía.',
    noMatch: 'Nada tiene ese nombre, estado y canal.',

    menu: (name) => `Más sobre ${name}`,
    duplicate: 'Duplicar',
    duplicated: (name) => `${name} ya es un borrador.`,
    archive: 'Archivar…',
    archived: (name) => `${name} está archivada.`,
    archiveTitle: (name) => `¿Archivar ${name}?`,
    archiveAct: (active) => (active === 0 ? 'Archivar' : `Archivar: dar de baja a ${number(active)}`),
    archiveDetail: (active, completing) =>
      [
        active === 0
          ? 'Nadie está activo en ella.'
          : `Se da de baja a ${count(active, 'registro activo', 'registros activos')}, cada uno con su recibo.`,
        completing === 0
          ? ''
          : `Lo que va en camino a ${count(completing, 'registro', 'registros')} llegará.`,
        'Sus cifras y su historial se conservan. Esto no se puede deshacer; más tarde puedes duplicarla.',
      ]
        .filter((part) => part !== '')
        .join(' '),
    removeDraft: 'Eliminar el borrador',
    draftRemoved: (name) => `Se eliminó ${name}.`,

    toBuild: 'Seguir creándola',
    pause: 'Pausar…',
    pauseTitle: (name) => `¿Pausar ${name}?`,
    pauseAct: 'Pausar ahora',
    pauseDetail: (active) =>
      `No sale nada más para ${count(active, 'registro activo', 'registros activos')} hasta que la reanudes. Nadie se da de baja.`,
    pauseProcessing: (processing) =>
      processing === 0
        ? 'Ahora mismo no hay nada en camino.'
        : `${count(processing, 'toque ya va', 'toques ya van')} en camino y ${processing === 1 ? 'llegará' : 'llegarán'}.`,
    pauseMail: 'Los envíos postales que entretanto pasen su cierre reciben otra fecha cuando la reanudes.',
    paused: (name) => `${name} está en pausa.`,
    resume: 'Reanudar…',
    resumeTitle: (name) => `¿Reanudar ${name}?`,
    resumeAct: 'Reanudar',
    resumed: (name) => `${name} vuelve a estar activa.`,
    missed: (touches) =>
      touches === 0
        ? 'No se perdió nada durante la pausa. Sigue como estaba previsto.'
        : `${count(touches, 'registro perdió', 'registros perdieron')} un toque durante la pausa. ¿Qué se hace con ellos?`,
    policy: 'Lo que se perdió',
    policies: {
      shift: 'Aplazar todas las fechas lo que duró la pausa',
      skip: 'Omitir lo que se perdió',
      newest: 'Enviar solo lo más reciente de lo perdido',
    },
    policyHints: {
      shift: 'Cada uno recibe cuanto estaba previsto, más tarde.',
      skip: 'Siguen con la próxima secuencia.',
      newest: 'Como mucho un envío de recuperación por registro.',
    },
    calendar: 'Lo que sale entonces, por día',
    day: 'Día',
    email: 'Correo',
    sms: 'SMS',
    direct_mail: 'Postal',
    skippedLine: (skipped, completed) =>
      `Se ${skipped === 1 ? 'omite' : 'omiten'} ${count(skipped, 'toque', 'toques')}${
        completed === 0 ? '' : `; con ello ${count(completed, 'registro termina', 'registros terminan')}`
      }.`,
    sampledLine: (sampled) =>
      `Calculado a partir de ${sampled === 1 ? 'el primer' : 'los primeros'} ${count(sampled, 'registro', 'registros')}.`,
    calendarEmpty: 'No cambia ninguna fecha.',

    enroll: 'Inscribir…',
    enrollTitle: (name) => `Inscribir en ${name}`,
    enrollBy: 'A quién',
    enrollByFilter: 'A todos los que coincidan con un filtro',
    enrollByRecords: 'A registros elegidos',
    enrollFind: 'Buscar registros',
    enrollChoose: 'Registros',
    enrollChosen: (records) => count(records, 'registro elegido', 'registros elegidos'),
    enrollNoFind: 'Ningún registro coincide.',
    enrollAgain:
      'Los registros elegidos se inscriben de nuevo aunque ya hubieran estado; con un filtro eso nunca ocurre.',
    enrollAct: (records) => `Inscribir ${number(records)}`,
    enrolled: (records) => count(records, 'registro inscrito.', 'registros inscritos.'),
    enrolledSome: (records, skipped) =>
      `${count(records, 'registro inscrito', 'registros inscritos')}, ${number(skipped)} fuera.`,
    enrolling: 'La inscripción de muchos registros sigue en segundo plano; aparecen a medida que llegan.',
    enrollJob: 'Inscribiendo',
    toEnrollments: 'Verlos',

    sequencesLead:
      'Cambia textos y esperas, o añade al final, mientras está en marcha. Ves el efecto antes de que ocurra.',
    sequencesPaused: 'En pausa: también se pueden intercalar, mover y quitar secuencias.',
    sequencesActive: 'Para mover, quitar o intercalar, pausa antes la campaña.',
    sequencesNoRight:
      'Puedes ver estas secuencias. Las puede cambiar quien pueda cambiar campañas en marcha.',
    sequencesDone: 'Esta campaña ha terminado. Sus secuencias se pueden consultar.',
    review: 'Revisar los cambios…',
    reset: 'Descartar los cambios',
    unsaved: 'Hay cambios que aún no tienen efecto.',
    unchanged: 'Sin cambios.',
    effectTitle: 'Lo que hace este cambio',
    effectAct: 'Aplicar',
    applied: 'El cambio ya tiene efecto.',
    applying: 'El cambio ya tiene efecto. Aún se están moviendo las fechas de muchos toques.',
    needsPause: 'Esto necesita una pausa. Pausa antes la campaña y luego aplícalo.',
    effectNone: 'El próximo toque de nadie cambia.',
    effectAppended: (many) =>
      `${count(many, 'secuencia se añade', 'secuencias se añaden')} al final: la recibe quien siga activo.`,
    effectInserted: (many) =>
      `${count(many, 'secuencia se intercala', 'secuencias se intercalan')}: quien ya pasó de ahí la omite.`,
    effectRemoved: (name, scheduled) =>
      `«${name}» se quita: se ${scheduled === 1 ? 'omite' : 'omiten'} ${count(scheduled, 'toque programado', 'toques programados')}.`,
    effectContent: (name, scheduled) =>
      scheduled === 0
        ? `«${name}» dirá otra cosa a todos los que lleguen a ella.`
        : `«${name}» dirá otra cosa a ${count(scheduled, 'registro que la espera', 'registros que la esperan')} y a todos los siguientes.`,
    effectMoved: (scheduled, earlier, later, unchanged) =>
      `De ${count(scheduled, 'toque programado', 'toques programados')}: ${[
        earlier === 0 ? '' : `${number(earlier)} salen antes`,
        later === 0 ? '' : `${number(later)} salen después`,
        unchanged === 0 ? '' : `${number(unchanged)} conservan su fecha`,
      ]
        .filter((part) => part !== '')
        .join(', ')}.`,
    effectExamples: 'Por ejemplo',
    effectFrom: 'Era',
    effectTo: 'Pasa a',
    conflict: 'Otra persona cambió esta campaña entretanto',
    conflictDetail: 'Carga lo que hay ahora; lo que cambiaste aquí se pierde.',
    loadNow: 'Cargar lo que hay',

    batches: 'Lotes de envíos postales',
    sendDate: 'Se envía',
    locks: 'Se cierra',
    pieces: 'Piezas',
    removed: 'Retiradas',
    cost: 'Coste',
    state: 'Estado',
    batchStatus: { open: 'Abierto', locking: 'Cerrándose', locked: 'En la imprenta', mailed: 'Enviado' },
    locksIn: (duration) => `se cierra en ${duration}`,
    locksNow: 'se cierra ya',
    lockedAt: 'cerrado',
    held: 'detenido por la pausa',
    inDays: (days, hours) => `${number(days)} d ${number(hours)} h`,
    inHours: (hours, minutes) => `${number(hours)} h ${number(minutes)} min`,
    inMinutes: (minutes, seconds) => `${number(minutes)} min ${number(seconds)} s`,
    batchesEmpty: 'Aún no hay lotes',
    batchesEmptyDetail:
      'Las piezas de una secuencia que salen el mismo día se imprimen juntas. Hasta el cierre, cada pieza de un lote se puede detener.',
    noMail: 'Esta campaña no hace envíos postales.',
    toPieces: (pieces) => count(pieces, 'pieza', 'piezas'),

    activity: 'Actividad',
    when: 'Cuándo',
    who: 'Quién',
    what: 'Qué',
    activityEmpty: 'Aún no ha pasado nada',
    activityMore: 'Ver lo anterior',
    activityEnd: 'No hay nada más.',
    acted: {
      'campaign.created': 'creó la campaña',
      'campaign.launched': 'la lanzó',
      'campaign.paused': 'la pausó',
      'campaign.resumed': 'la reanudó',
      'campaign.completed': 'Todos han llegado al final',
      'campaign.archived': 'la archivó',
      'campaign.reopened': 'Vuelve a estar activa, porque se inscribió a alguien',
      'enrollment.enrolled': 'inscribió un registro',
      'enrollment.unenrolled': 'dio de baja un registro',
      'enrollment.restored': 'devolvió un registro dado de baja',
      'batch.moved': 'pasó un lote a un día posterior',
      'job.created': 'inició un trabajo con muchos registros',
      'job.finished': 'Terminó un trabajo con muchos registros',
      'job.cancelled': 'detuvo un trabajo con muchos registros',
    },
    actedMany: {
      'enrollment.enrolled': (many) => `inscribió ${number(many)} registros`,
      'enrollment.unenrolled': (many) => `dio de baja ${number(many)} registros`,
      'enrollment.restored': (many) => `devolvió ${number(many)} registros dados de baja`,
    },
    edited: (what) => `cambió ${what}`,
    editedParts: {
      name: 'el nombre',
      settings: 'los ajustes',
      audience: 'los destinatarios',
      appended: 'secuencias (añadidas al final)',
      inserted: 'secuencias (intercaladas)',
      removed: 'secuencias (quitadas)',
      reordered: 'el orden de las secuencias',
      contents: 'lo que dicen las secuencias',
      delays: 'las esperas entre secuencias',
      nothing: 'nada',
    },
    and: ', ',

    settingsLead: 'Los cambios tienen efecto cuando los aplicas.',
    name: 'Nombre',
    saveName: 'Cambiar el nombre',
    renamed: 'Nombre cambiado.',
    settingsFixed: 'A una campaña archivada solo se le puede cambiar el nombre.',
    ending: 'Archivar',
    endingDetail: 'Termina la campaña para todos los que siguen en ella. Su historial se conserva.',
  },
};
