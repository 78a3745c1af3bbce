import { type NameSet, namesIn } from './name-set.ts';

/** Nguyễn alone is about two in five. */
export const vietnamese: NameSet = {
  skew: 1.5,
  female:
    namesIn(`Linh, Thảo, Hương, Mai, Ngọc, Lan, Thu, Trang, Phương, Thủy, Kim, Thanh Hà, Mỹ Linh, Bích Ngọc,
    Thị Hoa, Quỳnh Anh`),
  male: namesIn(`Minh, Hùng, Tuấn, Dũng, Anh, Đức, Huy, Long, Nam, Quang, Phúc, Thành, Văn Nam, Quốc Việt, Hữu Phước,
    Khoa`),
  surnames:
    namesIn(`Nguyễn, Trần, Lê, Phạm, Huỳnh, Hoàng, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Trịnh,
    Đinh, Mai, Lương, Tạ, Thái`),
};
