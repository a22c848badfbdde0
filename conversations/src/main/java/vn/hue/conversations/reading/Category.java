package vn.hue.conversations.reading;

/** The matter of a report, as the centre sorts them. */
public enum Category {
    DO_THI,
    GIAO_THONG,
    MOI_TRUONG,
    DIEN_NUOC,
    AN_NINH_TRAT_TU,
    VAN_HOA_DU_LICH,
    Y_TE,
    GIAO_DUC,
    CHINH_SACH,
    THONG_TIN,
    KHAN_CAP
}
