// The sentences of chat-text.js in Korean.

export const KOREAN = {
  lang: "ko",
  dir: "ltr",

  name: "마루",
  role: "사람이나 의사가 아닌 상담 준비 도우미",
  window: "마루와 대화",
  launch: "상담 준비하기",
  unread: (count) => `새 메시지 ${count}개`,
  close: "대화창 닫기",
  about: "마루 소개",
  menu: "메뉴",
  log: "대화",
  you: "나: ",
  maru: "마루: ",
  staff: (name) => (name ? `${name}, 안내 데스크` : "안내 데스크"),
  input: "메시지",
  placeholder: "영어로 메시지를 입력하세요",
  send: "보내기",
  writing: "마루가 답변을 쓰고 있습니다",
  slow: "평소보다 오래 걸리고 있습니다",
  choices: "선택할 수 있는 답변",
  chosen: " (선택함)",
  sources: "출처 보기",
  source: (title) => `병원 안내문: ${title}`,
  otherSource: (title) => `출처: ${title}`,
  enlarge: ", 새 탭에서 크게 보기",

  info: [
    "마루는 컴퓨터 프로그램입니다. 병원 안내문의 내용을 설명하고 질문 준비를 도와드립니다. 진찰은 할 수 없으며 결정은 의사가 합니다. " +
      "마루는 영어만 이해하고 영어로만 답하므로 메시지를 영어로 적어 주세요.",
    "주사를 맞은 뒤 숨쉬기, 삼키기, 보기가 힘들다면 지금 바로 119에 전화하세요.",
    "이 대화와 저장된 모든 내용은 언제든지 메뉴에서 삭제할 수 있습니다.",
  ],
  urgentInfo: 1,

  askPerson: "직원과 이야기하기",
  newConversation: "새 대화",
  remember: "이 기기에서 기억하기",
  deleteData: "내 정보 삭제",

  personWaiting: "안내 데스크에 알렸습니다",
  personAnswering: (name) => (name ? `${name} 님이 답변하고 있습니다` : "직원이 답변하고 있습니다"),
  personGone: "이제 다시 마루가 답변합니다.",

  askRemember: "페이지를 닫은 뒤에도 이 기기에서 대화를 다시 찾을 수 있게 할까요? 대화를 여는 열쇠만 저장되고 쓰신 내용은 저장되지 않습니다. " +
    "다만 이 기기를 쓰는 다른 사람도 대화를 열 수 있습니다. 메뉴에서 언제든지 취소할 수 있습니다.",
  yesRemember: "기억하기",
  noRemember: "이 탭이 열려 있는 동안만",
  remembered: "이 기기에서 대화를 다시 찾을 수 있습니다. 메뉴에서 취소할 수 있습니다.",
  notRemembered: "탭을 닫으면 이 기기는 대화를 잊습니다.",
  cannotRemember: "이 브라우저는 저장을 허용하지 않아 탭을 닫으면 대화가 끝납니다.",

  confirmNew: "새 대화를 시작할까요? 질문 목록은 지금 대화에 남고 새 대화에는 보이지 않습니다.",
  yesNew: "새로 시작",
  confirmDelete: "이 대화와 질문 목록을 포함해 저장된 모든 내용을 삭제할까요? 되돌릴 수 없습니다.",
  yesDelete: "삭제",
  keep: "그대로 두기",
  deleted: "대화와 저장된 모든 내용이 삭제되었습니다.",
  expired: "이전 대화가 삭제되었거나 끝나서 새 대화를 시작합니다.",

  preparingSheet: "상담지를 준비하고 있습니다",
  sheetReady: "상담지가 준비되었습니다.",
  openSheet: "상담지 열기",

  retry: "다시 시도",
  left: (count) => `${count}자 남음`,
  over: (count) => `${count}자 초과`,

  unsent: "아직 보내지 못함",
  notSent: "메시지를 보내지 못했습니다.",
  willSend: "메시지를 아직 보내지 못했습니다. 이 탭에 보관했다가 연결되는 대로 보내겠습니다.",
  notOpened: "지금은 마루에 연결할 수 없습니다.",
  notDeleted: "지금은 정보를 삭제하지 못했습니다. 아직 아무것도 지워지지 않았습니다.",
  noSheet: "지금은 상담지를 열 수 없습니다.",
  emptySheet: "상담지가 아직 비어 있습니다. 마루와 이야기하면 채워집니다.",
  offline: "인터넷에 연결되어 있지 않습니다. 쓰신 내용은 연결되면 보냅니다.",
  tooLong: "메시지가 너무 깁니다. 줄일 수 있도록 입력란에 다시 넣었습니다.",
  tooMany: "한꺼번에 많은 메시지를 보냈습니다. 1분 뒤에 다시 시도해 주세요.",
  choiceGone: "이 선택은 더 이상 사용할 수 없습니다. 답을 직접 입력해 주세요.",
  meanwhile: "주사 후 몸이 좋지 않다면 마루를 기다리지 말고 병원에 전화하세요. 숨쉬기, 삼키기, 보기가 힘들다면 지금 바로 119에 전화하세요.",
};
