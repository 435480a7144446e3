using Naungan.App.Platform.Files;

namespace Naungan.App.AuditPack;

/// <summary>What the first file of the pack says.</summary>
internal static class AuditPackText
{
    internal static string Of(MakeAuditPack.Request request, int people, int of) =>
        FormattableString.Invariant(
            $"""
            BERKAS AUDITOR, pemerintah daerah {request.Region.Code}, bulan iuran {request.Month}

            Isi: {people} dari {of} orang yang iurannya ditagih bulan itu, benih acak {request.Seed}.
            Sampel: orang diurutkan menurut SHA-256 atas benih (8 bita, big-endian) disusul id orang (16 bita),
            lalu diambil yang pertama. Benih yang sama memberi sampel yang sama.

            Jalan satu orang: 2-usulan (baris berkas perangkat daerah) - 3-kelayakan - 4-penetapan (SK) - 5-iuran (tarif
            dan jawaban penyelenggara) - 6-tagihan - 7-jurnal (buku besar). Kolom "orang" dan "tagihan" menghubungkannya.
            Hasil pemeriksaan ada di 8-pemeriksaan.txt. NIK disamarkan.

            Memeriksa keutuhan, tanpa basis data:
              sha256sum -c {PackWriter.ListName}
              naungan audit check BERKAS.zip --key kunci.pem
            Kunci publik ada di halaman /kartu. Tanda tangan (ECDSA P-256, SHA-256, {MakeAuditPack.SignatureName}, base64)
            adalah atas isi {PackWriter.ListName}.

            """
        );
}
